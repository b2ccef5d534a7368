package dev.backline.accounts;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address in the one form under which an account is found. */
public record EmailAddress(String value) {

  private static final int MAX_LENGTH = 254;
  private static final Pattern FORM =
      Pattern.compile(
          "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}]{2,63}");

  public static EmailAddress parse(String text) {
    String value =
        Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    if (value.length() > MAX_LENGTH || value.contains("..") || !FORM.matcher(value).matches()) {
      throw Failure.of(
              ErrorCode.VALIDATION_FAILED,
              "email must be an e-mail address such as ana@example.org.")
          .field("email");
    }
    return new EmailAddress(value);
  }

  public String localPart() {
    return value.substring(0, value.indexOf('@'));
  }

  @Override
  public String toString() {
    return value;
  }
}
