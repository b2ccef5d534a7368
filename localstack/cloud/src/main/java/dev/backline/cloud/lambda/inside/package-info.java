/**
 * What is loaded once for each function instance, by the function's own class loader: the classes
 * here see the function's classes and its copy of the runtime interface client. Only {@link
 * dev.backline.cloud.lambda.inside.FunctionHandle} and {@link
 * dev.backline.cloud.lambda.inside.CallersEnvironment} are shared with the outside.
 */
package dev.backline.cloud.lambda.inside;
