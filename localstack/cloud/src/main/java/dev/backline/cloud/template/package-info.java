/**
 * Reads {@code template.yaml} as CloudFormation and SAM would deploy it: parameters, conditions,
 * mappings and intrinsics are resolved against the {@link dev.backline.cloud.template.Addresses
 * addresses} of the embedded cloud, and what comes out are small records that say what to start.
 *
 * <p>The reader is strict. A resource type, property or intrinsic that the embedded cloud neither
 * emulates nor knows to be purely operational ends the start with the resource's and the property's
 * name.
 */
package dev.backline.cloud.template;
