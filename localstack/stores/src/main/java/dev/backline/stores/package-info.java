/**
 * The stores of the embedded cloud: a table, queues and buckets that speak the protocols of
 * DynamoDB, SQS and S3 on loopback. Each starts by itself, in memory or in a folder; what they have
 * acknowledged in a folder survives the end of the process, {@code kill -9} included.
 */
package dev.backline.stores;
