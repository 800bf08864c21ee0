// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Puts the bean on the platform MBean server. Apart from the bean, because this loads the JDK's
 * management classes. Stateless; any thread.
 */
public final class LoopsRegistration {
  static final String NAME = "stallgate:type=Loops";

  private LoopsRegistration() {}

  /**
   * Registers the bean, in place of one that stands there.
   *
   * @return null, or in one line why it can't be done here
   */
  public static String register(LoopsMXBean bean) {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      ObjectName name = new ObjectName(NAME);
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
      server.registerMBean(bean, name);
      return null;
    } catch (JMException | SecurityException | LinkageError failure) {
      return "the MXBean " + NAME + " can't be registered (" + failure + "); leave out jmx=true";
    }
  }
}
