package dev.backline.cloud.template;

/**
 * The template says something that is wrong or that the embedded cloud does not emulate. The
 * message names the place.
 */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param place the resource and, where there is one, the property: {@code UploadFunction.Timeout}
   * @param problem what is wrong with it, and the fix if there is one
   */
  public TemplateException(String place, String problem) {
    super(place + ": " + problem);
  }
}
