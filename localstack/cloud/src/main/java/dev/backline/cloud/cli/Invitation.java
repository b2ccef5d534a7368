package dev.backline.cloud.cli;

import java.net.URI;
import java.nio.file.Path;

/** Commands that lead from nothing to a production, to be pasted one after the other. */
record Invitation(URI api, DemoLogin login, Path root) {

  /** What is shown when the cloud is up. */
  String text() {
    return """

      demo login       %s  %s

    Try it, one after the other:
    %s
    """
        .formatted(login.email(), login.password(), commands().indent(2).stripTrailing());
  }

  /** For a POSIX shell with curl and sed. */
  String commands() {
    return """
    TOKEN=$(curl -s %1$s/api/auth/login -H 'content-type: application/json' -d '%2$s' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
    TAKE=$(curl -s %1$s/api/recordings/upload -H "authorization: Bearer $TOKEN" -F 'file=@%3$s' | sed 's/.*"recordingId":"\\([^"]*\\)".*/\\1/')
    JOB=$(curl -s %1$s/api/produce -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' -d "{\\"recordingId\\":\\"$TAKE\\",\\"genre\\":\\"lofi\\",\\"mood\\":\\"warm\\"}" | sed 's/.*"jobId":"\\([^"]*\\)".*/\\1/')
    curl -s %1$s/api/jobs/$JOB -H "authorization: Bearer $TOKEN"
    """
        .formatted(api, login.json(), root.resolve("events/audio/morning-light.wav"));
  }
}
