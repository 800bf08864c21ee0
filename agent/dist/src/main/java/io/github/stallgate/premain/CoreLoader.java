// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.premain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The third zone: the core and its libraries, in a loader that the application can't reach and that
 * does not see the application. Child first: what the jar has under {@code core/} is taken from
 * there.
 */
final class CoreLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final AgentJar jar;
  private final Libraries libraries;

  CoreLoader(AgentJar jar) {
    super("stallgate", ClassLoader.getPlatformClassLoader());
    this.jar = jar;
    this.libraries = new Libraries(jar);
  }

  /** Starts the core, see StallgateHandover. */
  static void start(AgentJar jar, String arguments, Instrumentation instrumentation, boolean late)
      throws ClassNotFoundException {
    StallgateHandover.arguments = arguments;
    StallgateHandover.build = jar.build();
    StallgateHandover.instrumentation = instrumentation;
    StallgateHandover.late = late;
    Class.forName("io.github.stallgate.agent.Boot", true, new CoreLoader(jar));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      if (name.startsWith("java.")) {
        return super.loadClass(name, resolve);
      }
      byte[] bytes = classFile(name);
      return bytes == null
          ? super.loadClass(name, resolve)
          : defineClass(name, bytes, 0, bytes.length);
    }
  }

  private byte[] classFile(String className) throws ClassNotFoundException {
    try {
      return read(className.replace('.', '/') + ".classdata");
    } catch (IOException failure) {
      throw new ClassNotFoundException(className, failure);
    }
  }

  private byte[] read(String name) throws IOException {
    byte[] bytes = jar.read("core/" + name);
    return bytes == null ? libraries.read(name) : bytes;
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    try {
      byte[] bytes = read(name);
      return bytes == null ? null : new ByteArrayInputStream(bytes);
    } catch (IOException unreadable) {
      return null;
    }
  }

  @Override
  public URL getResource(String name) {
    try {
      return read(name) == null ? null : new URL(null, "stallgate:" + name, new Handler());
    } catch (IOException unreadable) {
      return null;
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) {
    URL resource = getResource(name);
    return Collections.enumeration(resource == null ? List.of() : List.of(resource));
  }

  /** Serves resources of this loader only; registered nowhere. */
  private final class Handler extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          connected = true;
        }

        @Override
        public InputStream getInputStream() throws IOException {
          byte[] bytes = read(url.getPath());
          if (bytes == null) {
            throw new IOException("no resource " + url.getPath());
          }
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}
