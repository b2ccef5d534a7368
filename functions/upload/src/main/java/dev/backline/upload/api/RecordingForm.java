package dev.backline.upload.api;

import dev.backline.core.http.MultipartForm;
import dev.backline.upload.UploadWish;
import java.util.Optional;

/** The fields of {@code POST /api/recordings/upload}. */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
record RecordingForm(String fileName, Optional<String> sessionId, byte[] file) {

  static RecordingForm parse(String contentType, byte[] body) {
    var form = MultipartForm.parse(contentType, body);
    var file =
        form.part("file")
            .orElseThrow(
                () -> UploadWish.invalid("file", "is missing; send the take as the field file"));
    return new RecordingForm(
        file.fileName().orElse("recording"),
        form.part("session_id").map(MultipartForm.Part::text).filter(text -> !text.isBlank()),
        file.content());
  }
}
