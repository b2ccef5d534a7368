/**
 * The JSON protocols of AWS, client and server side, for services whose documents pass through
 * unchanged.
 */
package dev.backline.cloud.wire;
