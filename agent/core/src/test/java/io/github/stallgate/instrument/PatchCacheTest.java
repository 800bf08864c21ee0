// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Family;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchCacheTest {
  private static final String TYPE = "java/lang/Thread";
  private static final byte[] ORIGINAL = {1, 2, 3};
  private static final byte[] REWRITTEN = {4, 5};

  @TempDir Path directory;

  @Test
  void save_thenRead_givesTheSameForTheSameBytesOnly() {
    File file = directory.resolve("new").resolve("patched.bin").toFile();
    PatchCache cache = PatchCache.in(file);
    Hook hook = new Hook(64, Family.SLEEP, "java.lang.Thread.sleep", false);
    cache.put(TYPE, ORIGINAL, new PatchedClass(REWRITTEN, List.of(hook), List.of("gone")));
    assertThat(cache.save()).isNull();
    assertThat(file.getParentFile().list()).as("no temporary file").containsExactly("patched.bin");

    PatchedClass read = PatchCache.in(file).get(TYPE, ORIGINAL);
    assertThat(read.bytes()).isEqualTo(REWRITTEN);
    assertThat(read.hooks()).containsExactly(hook);
    assertThat(read.missing()).containsExactly("gone");
    assertThat(PatchCache.in(file).get(TYPE, new byte[] {1, 2, 4})).isNull();
  }

  @Test
  void save_nothingNew_writesNothing() {
    File file = directory.resolve("patched.bin").toFile();
    assertThat(PatchCache.in(file).save()).isNull();
    assertThat(file).doesNotExist();
  }

  @Test
  void save_folderIsAFile_saysWhy() throws IOException {
    Path blocked = Files.createFile(directory.resolve("blocked"));
    PatchCache cache = PatchCache.in(blocked.resolve("patched.bin").toFile());
    cache.put(TYPE, ORIGINAL, new PatchedClass(REWRITTEN, List.of(), List.of()));
    assertThat(cache.save()).startsWith("can't create ").contains("blocked");
  }

  @Test
  void in_brokenFile_isAsGoodAsNone() throws IOException {
    Path broken = Files.write(directory.resolve("patched.bin"), new byte[] {1, 2, 3, 4, 5});
    assertThat(PatchCache.in(broken.toFile()).any(TYPE)).isNull();
  }
}
