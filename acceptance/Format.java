import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks ({@code check}) or rewrites ({@code apply}) every Java source below a folder with google-java-format. */
class Format {
  public static void main(String[] args) throws Exception {
    var arguments = new ArrayList<String>(List.of(args[0].equals("apply") ? "--replace" : "--dry-run"));
    if (!args[0].equals("apply")) arguments.add("--set-exit-if-changed");
    try (Stream<Path> files = Files.walk(Path.of(args[1]))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.endsWith("acceptance/Format.java"))
          .map(Path::toString)
          .sorted()
          .forEach(arguments::add);
    }
    if (arguments.size() < 3) return;
    var out = new PrintWriter(System.out, true);
    int status = new Main(out, new PrintWriter(System.err, true), System.in).format(arguments.toArray(String[]::new));
    if (status != 0) System.err.println("Not formatted: the files named above. Mend them with: ./mvnw -N process-sources -Dformat=apply");
    System.exit(status);
  }
}
