/** EventBridge. */
package dev.backline.outbox.adapter;
