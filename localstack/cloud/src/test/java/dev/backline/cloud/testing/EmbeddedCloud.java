package dev.backline.cloud.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The class is tested against the product itself: the real template and the built zips in one
 * embedded cloud, shared by all test classes of a run and started over no data. A method may take a
 * {@link CloudClient} or the {@link dev.backline.cloud.Cloud}. Where the zips are not built the
 * tests are skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EmbeddedCloudExtension.class)
public @interface EmbeddedCloud {}
