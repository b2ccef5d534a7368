/**
 * The embedded cloud as a whole: a template in, a running product on loopback out. Start at {@link
 * dev.backline.cloud.Cloud}. Start at {@link dev.backline.cloud.Cloud}.
 */
package dev.backline.cloud;
