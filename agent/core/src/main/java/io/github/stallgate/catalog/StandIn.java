// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import java.util.List;

/**
 * A native without a Java method to hook. Its call sites in application classes call the bridge
 * instead, where the method of that name does the same between an enter and an exit.
 *
 * @param owner internal name of the class that declares the native
 * @param anyOwner whether a call site may name a subclass as owner (the native is final in Object)
 * @param standIn the bridge's method, which takes the receiver as its first parameter
 * @param untilJdk the last JDK on which it is a native
 */
public record StandIn(
    String owner,
    boolean anyOwner,
    String name,
    String descriptor,
    boolean isStatic,
    String standIn,
    Family family,
    int id,
    int untilJdk) {
  private static final int FIRST_ID = 7_000;

  /**
   * On this JDK and before, call sites of applications matter much; later natives have wrappers.
   */
  public static final int LAST_JDK_WITH_MANY = 18;

  /** The class in the bridge. */
  public static final String BRIDGE = "java/lang/StallgateSites";

  public static final List<StandIn> ALL =
      List.of(
          new StandIn(
              "java/lang/Thread",
              false,
              "sleep",
              "(J)V",
              true,
              "sleep",
              Family.SLEEP,
              FIRST_ID,
              18),
          new StandIn(
              "java/lang/Object",
              true,
              "wait",
              "(J)V",
              false,
              "await",
              Family.MONITOR_WAIT,
              FIRST_ID + 1,
              18),
          new StandIn(
              "java/lang/Runtime",
              false,
              "gc",
              "()V",
              false,
              "collect",
              Family.COLLECT,
              FIRST_ID + 2,
              99),
          new StandIn(
              "java/io/FileDescriptor",
              false,
              "sync",
              "()V",
              false,
              "sync",
              Family.SYNC,
              FIRST_ID + 3,
              18),
          new StandIn(
              "java/io/RandomAccessFile",
              false,
              "length",
              "()J",
              false,
              "length",
              Family.FILE,
              FIRST_ID + 4,
              18),
          new StandIn(
              "java/io/RandomAccessFile",
              false,
              "setLength",
              "(J)V",
              false,
              "setLength",
              Family.FILE,
              FIRST_ID + 5,
              18));

  /** Whether call sites of that method call the bridge, on the JDKs where it is a native. */
  public static boolean isFor(String type, String name) {
    for (StandIn standIn : ALL) {
      if (standIn.owner.equals(type) && standIn.name.equals(name)) {
        return true;
      }
    }
    return false;
  }

  public boolean isCalledBy(String calledOwner, String calledName, String calledDescriptor) {
    return name.equals(calledName)
        && descriptor.equals(calledDescriptor)
        && (anyOwner || owner.equals(calledOwner));
  }

  /** The descriptor of the bridge's method. */
  public String standInDescriptor() {
    return isStatic ? descriptor : "(L" + owner + ";" + descriptor.substring(1);
  }

  /** As reports name it. */
  public String api() {
    return owner.replace('/', '.') + "." + name;
  }
}
