package dev.backline.ffmpeg;

/** The processors that Lambda offers, in the words of each party that names them. */
enum Architecture {
  X86_64("x86_64", "linux-x86_64", 62),
  ARM64("arm64", "linux-arm64", 183);

  private final String lambdaName;
  private final String classifier;
  private final int elfMachine;

  Architecture(String lambdaName, String classifier, int elfMachine) {
    this.lambdaName = lambdaName;
    this.classifier = classifier;
    this.elfMachine = elfMachine;
  }

  /** As in a template's {@code Architectures}. */
  String lambdaName() {
    return lambdaName;
  }

  /** As in the Maven classifier of the FFmpeg artifact. */
  String classifier() {
    return classifier;
  }

  /** {@code e_machine} of the ELF header. */
  int elfMachine() {
    return elfMachine;
  }
}
