import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks ({@code check}) or rewrites ({@code apply}) the Java sources below a folder with google-java-format: those that changed
 * since the last check that found nothing.
 */
class Format {
  public static void main(String[] args) throws Exception {
    var arguments = new ArrayList<String>(List.of(args[0].equals("apply") ? "--replace" : "--dry-run"));
    if (!args[0].equals("apply")) arguments.add("--set-exit-if-changed");
    int options = arguments.size();
    Path stamp = Path.of(args[1], "target", "tools", "formatted");
    long begun = System.currentTimeMillis();
    long checked = Files.exists(stamp) ? Files.getLastModifiedTime(stamp).toMillis() : 0;
    try (Stream<Path> files = Files.walk(Path.of(args[1]))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.endsWith("acceptance/Format.java"))
          .filter(file -> file.toFile().lastModified() > checked)
          .map(Path::toString)
          .sorted()
          .forEach(arguments::add);
    }
    if (arguments.size() == options) return;
    var out = new PrintWriter(System.out, true);
    int status = new Main(out, new PrintWriter(System.err, true), System.in).format(arguments.toArray(String[]::new));
    if (status != 0) System.err.println("Not formatted: the files named above. Mend them with: ./mvnw -N process-sources -Dformat=apply");
    if (status == 0) {
      Files.writeString(stamp, "");
      Files.setLastModifiedTime(stamp, java.nio.file.attribute.FileTime.fromMillis(begun));
    }
    System.exit(status);
  }
}
