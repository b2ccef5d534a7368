/** Jobs, sessions and files in the table and the bucket. */
package dev.backline.mixmaster.adapter;
