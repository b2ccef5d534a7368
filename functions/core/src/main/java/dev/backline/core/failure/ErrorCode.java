package dev.backline.core.failure;

import java.util.Locale;

/**
 * Every error code of the API, once: status, title and what a client does about it. The code on the
 * wire is the name in lower case and never changes its meaning. docs/api/errors.md is written from
 * this table.
 */
public enum ErrorCode {
  MALFORMED_JSON(400, "The body is not valid JSON", "Send one JSON object in UTF-8."),
  VALIDATION_FAILED(400, "A value is missing or not allowed", "Correct the field that is named."),
  MISSING_BODY(
      400, "The request has no body", "Send the JSON object that the operation documents."),
  INVALID_CURSOR(
      400,
      "The cursor is not one of ours",
      "Use the next member of the previous page, unchanged, with the same query."),
  UNAUTHORIZED(
      401, "Not signed in", "Send Authorization: Bearer with a token of a living session."),
  WRONG_CREDENTIALS(401, "E-mail or password is wrong", "Check both, or sign up."),
  FORBIDDEN(403, "Not allowed", "Use an account that may do this."),
  UPGRADE_REQUIRED(
      403, "The plan does not include this", "Choose a plan that includes the named feature."),
  NOT_FOUND(404, "There is nothing here", "Check the path and the id."),
  ROUTE_NOT_FOUND(404, "There is no such operation", "See /api/openapi.yaml for the operations."),
  RECORDING_NOT_FOUND(
      404, "There is no such recording", "Check the recording id; an upload makes one."),
  UPLOAD_NOT_FOUND(404, "There is no such upload", "Start a new upload."),
  JOB_NOT_FOUND(404, "There is no such job", "Check the job id."),
  PROJECT_NOT_FOUND(404, "There is no such project", "Check the project id."),
  MEDIA_NOT_FOUND(
      404,
      "There is no such file",
      "Name a recording, a file of a finished production or a result of yours."),
  METHOD_NOT_ALLOWED(
      405, "The method is not allowed here", "Use one of the methods of the Allow header."),
  NOT_ACCEPTABLE(406, "The answer has no such form", "Accept application/json."),
  CONFLICT(409, "The state does not allow this", "Read the current state and decide again."),
  EMAIL_TAKEN(409, "The e-mail address has an account", "Log in, or use another address."),
  IDEMPOTENCY_IN_PROGRESS(
      409,
      "The first request with this key is still running",
      "Wait a moment and send the same request again."),
  UPLOAD_INCOMPLETE(
      409,
      "The upload is not complete",
      "Send the parts that are missing, then complete the upload."),
  JOB_NOT_CANCELABLE(409, "The job has ended", "Nothing is left to cancel."),
  JOB_NOT_RETRYABLE(
      409,
      "The job cannot be tried again",
      "Only a failed or canceled job that has attempts left can be tried again."),
  RECORDING_REJECTED(
      409, "The recording cannot be used", "Send another take; the reason says what to mend."),
  RECORDING_NOT_READY(409, "The recording is not ready", "Wait until its status is ready."),
  RESULT_NOT_READY(409, "The result is not ready", "Wait until the job has succeeded."),
  MAX_RETRIES_REACHED(409, "Max retries reached", "Change the input and start a new production."),
  UPLOAD_EXPIRED(410, "The upload has expired", "Start a new upload."),
  PAYLOAD_TOO_LARGE(413, "The body is too large", "Upload large files with POST /api/uploads."),
  FILE_TOO_LARGE(413, "The file is too large", "Keep within the limit that is named."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "The content type is not supported",
      "Send the content type that the operation documents."),
  UNSUPPORTED_FORMAT(422, "The format is not supported", "Use one of the formats that are named."),
  EMPTY_FILE(422, "The file is empty", "Export the recording again and send that."),
  NOT_AUDIO(422, "The file is not audio", "Send a recording, such as WAV, AIFF, FLAC, MP3 or M4A."),
  NO_AUDIO_STREAM(422, "The file holds no sound", "Send a recording; a video needs a sound track."),
  TRUNCATED_AUDIO(
      422, "The file ends too early", "Export the recording again and send the whole of it."),
  SIZE_MISMATCH(
      422, "Another number of bytes arrived", "Send exactly the file that was announced."),
  UNREADABLE_AUDIO(
      422, "The file holds no readable audio", "Send a complete audio file in a common format."),
  SILENT_TAKE(422, "The take is silent", "Record again and check the level."),
  TAKE_TOO_SHORT(422, "The take is too short", "Send a longer take."),
  TAKE_TOO_LONG(422, "The take is too long", "Send a shorter take."),
  CHECKSUM_MISMATCH(
      422,
      "The checksum does not match the file",
      "Compute the checksum of the bytes you send and upload again."),
  WEAK_PASSWORD(
      422,
      "The password is too easy to guess",
      "Choose a password that is not on the lists of common ones."),
  IDEMPOTENCY_KEY_REUSED(
      422, "The idempotency key belongs to another request", "Use a new key for a new request."),
  RATE_LIMITED(429, "Too many requests", "Wait as long as the Retry-After header says."),
  INTERNAL(
      500, "Something went wrong on our side", "Try again; if it stays, report the requestId."),
  UNAVAILABLE(503, "The service is not available for a moment", "Try again after a few seconds.");

  private final int status;
  private final String title;
  private final String fix;

  ErrorCode(int status, String title, String fix) {
    this.status = status;
    this.title = title;
    this.fix = fix;
  }

  /** The code on the wire, such as {@code email_taken}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What is wrong, in general: the same for every failure of this code. */
  public String title() {
    return title;
  }

  /** What a client does about it. */
  public String fix() {
    return fix;
  }
}
