/** The routes of accounts and the authorizer of the whole API. */
package dev.backline.accounts.api;
