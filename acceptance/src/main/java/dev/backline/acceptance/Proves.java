package dev.backline.acceptance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which rows of {@code docs/requirements.tsv} a test proves. On a class it holds for every
 * test of the class. A row counts as proved only by a test that ran and passed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Proves {

  /** Ids of the rows, such as {@code JOB-01}. */
  String[] value();
}
