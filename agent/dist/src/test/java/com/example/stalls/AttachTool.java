// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import com.sun.tools.attach.VirtualMachine;

/** Loads an agent into a running JVM: {@code AttachTool PID JAR OPTIONS}. */
public final class AttachTool {

  private AttachTool() {}

  public static void main(String[] args) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(args[0]);
    try {
      machine.loadAgent(args[1], args[2]);
    } finally {
      machine.detach();
    }
  }
}
