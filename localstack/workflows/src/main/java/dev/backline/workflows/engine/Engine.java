package dev.backline.workflows.engine;

import dev.backline.workflows.model.Settings;
import dev.backline.workflows.task.TaskRunner;
import java.time.Clock;

/** What every execution shares. */
record Engine(TaskRunner runner, Clock clock, Callbacks callbacks, Settings settings) {}
