/**
 * The state machines of the template, run by the workflows module with this cloud's functions and
 * services.
 */
package dev.backline.cloud.states;
