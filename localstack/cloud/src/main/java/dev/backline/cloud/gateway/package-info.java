/**
 * An HTTP API of API Gateway v2 on loopback: routes, a Lambda authorizer, CORS, payload format 2.0,
 * the gateway's own limits and its own error bodies. It knows nothing of how a function is run: see
 * {@link dev.backline.cloud.gateway.Functions}.
 */
package dev.backline.cloud.gateway;
