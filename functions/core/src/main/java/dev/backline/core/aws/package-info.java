/** The clients of AWS. */
package dev.backline.core.aws;
