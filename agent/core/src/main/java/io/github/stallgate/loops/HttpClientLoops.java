// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

/** The selector thread of each JDK HttpClient. */
final class HttpClientLoops implements Recogniser {
  @Override
  public String kind() {
    return "httpclient";
  }

  @Override
  public boolean startsLoop(Class<?> threadType) {
    return threadType.getName().equals("jdk.internal.net.http.HttpClientImpl$SelectorManager");
  }
}
