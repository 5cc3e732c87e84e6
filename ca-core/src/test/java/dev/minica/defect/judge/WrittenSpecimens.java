package dev.minica.defect.judge;

import dev.minica.defect.Defect;
import dev.minica.defect.Specimen;
import dev.minica.defect.SpecimenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Specimens as files for programs, each written when it is first asked for.
 *
 * @param folder has one for each defect
 */
record WrittenSpecimens(Path folder) {

  /** The folder with all files of one. */
  Path of(Defect defect, Specimen specimen) throws IOException {
    Path own = folder.resolve(defect.id());
    if (Files.notExists(own)) {
      Files.createDirectories(own);
      for (SpecimenFiles.Named file : SpecimenFiles.of(specimen)) {
        Files.write(own.resolve(file.name()), file.contents().get(0));
      }
    }
    return own;
  }
}
