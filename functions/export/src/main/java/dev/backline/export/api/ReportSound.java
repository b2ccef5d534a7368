package dev.backline.export.api;

import dev.backline.export.Listening;
import java.nio.file.Path;

/** What the report shows and plays of one sound. */
record ReportSound(Listening shown, Path played) {}
