/** Accounts: who someone is, and the sessions in which they are signed in. */
package dev.backline.accounts;
