// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

/** The long name lists of the hook table. */
final class MethodNames {
  static final String[] OF_FILE = {
    "exists",
    "isDirectory",
    "isFile",
    "isHidden",
    "length",
    "lastModified",
    "canRead",
    "canWrite",
    "canExecute",
    "createNewFile",
    "createTempFile",
    "delete",
    "list",
    "normalizedList",
    "mkdir",
    "renameTo",
    "setLastModified",
    "setReadOnly",
    "setWritable",
    "setReadable",
    "setExecutable",
    "getTotalSpace",
    "getFreeSpace",
    "getUsableSpace",
    "getCanonicalPath"
  };

  static final String[] OF_UNIX = {
    "open", "openat", "opendir", "access", "stat", "lstat", "fstatat", "statvfs", "link", "symlink",
        "readlink",
    "unlink", "unlinkat", "rename", "renameat", "realpath", "mkdir", "rmdir", "mknod", "chown",
        "lchown", "chmod"
  };

  /**
   * Natives without a wrapper before; a file must have been opened for each of them, which is
   * hooked.
   */
  static final String[] OF_UNIX_SINCE_19 = {
    "readdir", "fstat", "fchmod", "fchown", "utimensat", "stat2"
  };

  static final String[] OF_CHANNEL = {
    "read",
    "write",
    "transferTo",
    "transferFrom",
    "tryLock(JJZ)Ljava/nio/channels/FileLock;",
    "truncate",
    "size",
    "map"
  };

  static final String[] OF_INTERFACE = {
    "getNetworkInterfaces",
    "networkInterfaces",
    "getByName",
    "getByInetAddress",
    "getByIndex",
    "getHardwareAddress",
    "isUp",
    "getMTU"
  };

  private MethodNames() {}
}
