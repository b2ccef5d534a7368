/** The media bucket: objects, multipart uploads, presigned requests, large transfers. */
package dev.backline.core.objects;
