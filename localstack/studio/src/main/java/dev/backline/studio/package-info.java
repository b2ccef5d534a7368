/** {@code localstack/backline audio}: the studio engine for one file, without the cloud. */
package dev.backline.studio;
