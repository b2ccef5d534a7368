package dev.backline.accounts.api;

import dev.backline.accounts.Account;
import dev.backline.accounts.Accounts;
import dev.backline.accounts.EmailAddress;
import dev.backline.accounts.Password;
import dev.backline.core.http.ClientAddress;
import dev.backline.core.http.Principal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;

@Tag(name = "accounts")
@Controller("/api/auth")
class AuthController {

  private final Accounts accounts;

  AuthController(Accounts accounts) {
    this.accounts = accounts;
  }

  @Operation(operationId = "signUp", summary = "Opens an account and signs in")
  @Post("/signup")
  @Status(HttpStatus.CREATED)
  SignedInAnswer signUp(@Body @Valid Credentials credentials, HttpRequest<?> request) {
    return SignedInAnswer.of(
        accounts.signUp(
            EmailAddress.parse(credentials.email()),
            new Password(credentials.password()),
            ClientAddress.of(request)));
  }

  @Operation(operationId = "logIn", summary = "Signs in to an account")
  @Post("/login")
  SignedInAnswer logIn(@Body @Valid Credentials credentials, HttpRequest<?> request) {
    return SignedInAnswer.of(
        accounts.logIn(
            EmailAddress.parse(credentials.email()),
            new Password(credentials.password()),
            ClientAddress.of(request)));
  }

  @Operation(operationId = "me", summary = "Tells who is signed in")
  @SecurityRequirement(name = "bearer")
  @Get("/me")
  ProfileAnswer me(Principal principal) {
    Account account = accounts.profile(principal.userId());
    return ProfileAnswer.of(account);
  }

  @Operation(operationId = "logOut", summary = "Ends the session; its token is of no use any more")
  @SecurityRequirement(name = "bearer")
  @Post("/logout")
  MessageAnswer logOut(Principal principal) {
    accounts.logOut(principal.userId(), principal.sessionId());
    return MessageAnswer.of("You are logged out.");
  }
}
