/** What every Lambda handler of Backline is made of: container, settings, invocation, priming. */
package dev.backline.core.handler;
