/** Accounts in the table, tokens as JWT, password hashes by bcrypt. */
package dev.backline.accounts.adapter;
