/**
 * Makes the template's tables, queues and buckets in the embedded stores. Making what is there
 * already changes nothing.
 */
package dev.backline.cloud.provision;
