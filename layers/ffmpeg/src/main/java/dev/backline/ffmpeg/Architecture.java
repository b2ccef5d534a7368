package dev.backline.ffmpeg;

/** The processors that Lambda offers, in the words of each party that names them. */
enum Architecture {
  X86_64("x86_64", "linux-x86_64", "ffmpeg-amd64", 62),
  ARM64("arm64", "linux-arm64", "ffmpeg-aarch64", 183);

  private final String lambdaName;
  private final String classifier;
  private final String mp3Program;
  private final int elfMachine;

  Architecture(String lambdaName, String classifier, String mp3Program, int elfMachine) {
    this.lambdaName = lambdaName;
    this.classifier = classifier;
    this.mp3Program = mp3Program;
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

  /** The file name of JAVE's FFmpeg. */
  String mp3Program() {
    return mp3Program;
  }

  /** {@code e_machine} of the ELF header. */
  int elfMachine() {
    return elfMachine;
  }
}
