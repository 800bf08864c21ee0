// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Family;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchCacheTest {
  private static final byte[] ORIGINAL = {1, 2, 3};
  private static final PatchedClass PATCHED =
      new PatchedClass(
          new byte[] {9, 8, 7, 6},
          List.of(new Hook(3, Family.FILE, "java.io.Some.read", false)),
          List.of("java.io.Some.gone"));
  private static final PatchedClass UNHOOKED = new PatchedClass(null, List.of(), List.of("x"));

  @TempDir Path directory;
  private File file;

  @BeforeEach
  void name() {
    file = directory.resolve("below").resolve("patched.bin").toFile();
  }

  @Test
  void save_andRead_givesTheSame() {
    fill();
    PatchCache next = loaded(file);
    assertThat(next.get("java/io/Some", ORIGINAL)).usingRecursiveComparison().isEqualTo(PATCHED);
    assertThat(next.any("java/io/Some")).isNotNull();
    assertThat(next.get("java/io/Other", ORIGINAL).bytes()).isNull();
    assertThat(next.get("java/io/Other", ORIGINAL).missing()).containsExactly("x");
    assertThat(file.getParentFile().list()).containsExactly("patched.bin");
  }

  @Test
  void get_otherBytesOfTheClass_isUnknown() {
    fill();
    PatchCache next = loaded(file);
    assertThat(next.get("java/io/Some", new byte[] {1, 2, 4})).isNull();
    assertThat(next.get("java/io/Third", ORIGINAL)).isNull();
    assertThat(next.any("java/io/Third")).isNull();
  }

  @Test
  void read_fileCutAnywhere_isAsGoodAsNone() throws Exception {
    fill();
    byte[] whole = Files.readAllBytes(file.toPath());
    for (int length = 0; length < whole.length; length++) {
      Files.write(file.toPath(), Arrays.copyOf(whole, length));
      assertThat(loaded(file).any("java/io/Some")).as("%d bytes", length).isNull();
      assertThat(loaded(file).any("java/io/Other")).as("%d bytes", length).isNull();
    }
  }

  @Test
  void read_anyByteChanged_isAsGoodAsNone() throws Exception {
    fill();
    byte[] whole = Files.readAllBytes(file.toPath());
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x10;
      Files.write(file.toPath(), changed);
      assertThat(loaded(file).any("java/io/Some")).as("byte %d", at).isNull();
    }
  }

  @Test
  void read_foreignFile_isAsGoodAsNone() throws Exception {
    Files.createDirectories(file.toPath().getParent());
    Files.writeString(file.toPath(), "something else entirely, and long enough for a header");
    assertThat(loaded(file).any("java/io/Some")).isNull();
    Files.write(file.toPath(), new byte[0]);
    assertThat(loaded(file).any("java/io/Some")).isNull();
  }

  @Test
  void save_nothingNew_leavesTheFileAlone() {
    fill();
    assertThat(file.delete()).isTrue();
    assertThat(loaded(file).save()).isNull();
    assertThat(file).doesNotExist();
    assertThat(loaded(null).save()).isNull();
  }

  @Test
  void save_folderCannotBeMade_saysWhichInWords() throws Exception {
    Path occupied = Files.writeString(directory.resolve("occupied"), "a file");
    PatchCache cache = loaded(occupied.resolve("patched.bin").toFile());
    cache.put("java/io/Some", ORIGINAL, PATCHED);
    assertThat(cache.save()).isEqualTo("can't create " + occupied);
  }

  @Test
  void save_nameIsTaken_saysSoAndLeavesNoRest() throws Exception {
    Files.createDirectories(file.toPath().resolve("in-the-way"));
    PatchCache cache = loaded(file);
    cache.put("java/io/Some", ORIGINAL, PATCHED);
    assertThat(cache.save()).isEqualTo("can't write " + file);
    assertThat(file.getParentFile().list()).containsExactly("patched.bin");
  }

  private void fill() {
    PatchCache cache = loaded(file);
    cache.put("java/io/Some", ORIGINAL, PATCHED);
    cache.put("java/io/Other", ORIGINAL, UNHOOKED);
    assertThat(cache.save()).isNull();
  }

  private static PatchCache loaded(File file) {
    PatchCache cache = new PatchCache(file);
    cache.load();
    return cache;
  }
}
