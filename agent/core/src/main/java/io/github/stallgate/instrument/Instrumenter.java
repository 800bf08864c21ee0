// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.HookCatalog;
import io.github.stallgate.catalog.LoopEntry;
import io.github.stallgate.catalog.StandIn;
import io.github.stallgate.catalog.TurnEntry;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The agent's only transformer: JDK classes of the catalogue, and application classes of interest.
 * Whatever goes wrong with a class leaves that class as it was.
 */
public final class Instrumenter implements ClassFileTransformer {
  private final Readiness readiness = new Readiness();
  private final HookTable table;
  private final JdkClasses jdkClasses;
  private final ApplicationClasses applicationClasses;
  private final Set<String> jdkTypes;
  private final int jdk;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String firstFailure;
  private final Set<String> withMonitors = ConcurrentHashMap.newKeySet();
  private final RuntimeAccess access = new RuntimeAccess();
  private volatile Herald herald;
  private volatile AcceptedMethods accepted;
  private volatile UserRegions userRegions;
  private volatile Polls polls;

  /** Hears that there will be loops. Called on any thread; must return at once. */
  public interface Herald {
    void herald();
  }

  /**
   * @param refusing whether calls may be refused
   * @param rerouting whether calls may be rerouted
   */
  public Instrumenter(
      HookTable table,
      PatchCache cache,
      JdbcTypes jdbc,
      int jdk,
      boolean refusing,
      boolean rerouting) {
    this.table = table;
    this.jdk = jdk;
    HookCatalog catalog = new HookCatalog(jdk, refusing);
    this.jdkClasses = new JdkClasses(catalog, table, cache, jdk, rerouting);
    this.applicationClasses = new ApplicationClasses(table, jdbc, jdk);
    this.jdkTypes = jdkClasses.types();
    StallgateMonitors.covered = rerouting && jdk < RuntimeAccess.SINCE;
    if (StallgateMonitors.covered) {
      table.set(new Hook(StallgateMonitors.HOOK, Family.MONITOR, "synchronized", true));
    }
    StallgateSites.sleep = StandIn.ALL.get(0).id();
    StallgateSites.await = StandIn.ALL.get(1).id();
    StallgateSites.collect = StandIn.ALL.get(2).id();
    StallgateSites.sync = StandIn.ALL.get(3).id();
    StallgateSites.length = StandIn.ALL.get(4).id();
    StallgateSites.setLength = StandIn.ALL.get(5).id();
  }

  /** Has these say when they run, in classes that are loaded from now on. */
  public void listen(AcceptedMethods methods) {
    accepted = methods;
  }

  /** Has these rerouted too, in classes that are loaded from now on. */
  public void listen(UserRegions regions) {
    userRegions = regions;
  }

  /** Puts these into classes that are loaded from now on. */
  public void poll(Polls in) {
    polls = in;
  }

  /** Whether {@link #install} has ended. */
  public Readiness readiness() {
    return readiness;
  }

  /**
   * Rewrites classes that are loaded from now on.
   *
   * @param heralded is told of the classes of a framework, some time before its first loop
   */
  public void listen(Instrumentation instrumentation, Herald heralded) {
    herald = heralded;
    if (jdk >= RuntimeAccess.SINCE) {
      access.use(instrumentation);
    }
    instrumentation.addTransformer(this, true);
  }

  /**
   * Hooks what is loaded already.
   *
   * @param late whether application classes may have been loaded
   */
  public void install(Instrumentation instrumentation, boolean late) {
    if (late) {
      StallgateMonitors.covered = false; // of classes that are loaded nothing can be said
    }
    readiness.begin();
    try {
      hookLoaded(instrumentation, late);
    } finally {
      readiness.end();
    }
  }

  private void hookLoaded(Instrumentation instrumentation, boolean late) {
    List<Class<?>> loaded = new ArrayList<>();
    List<Class<?>> applications = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getClassLoader() == null) {
        if (jdkTypes.contains(type.getName().replace('.', '/'))) {
          loaded.add(type);
        }
      } else if (late && instrumentation.isModifiableClass(type) && isOfInterestLate(type)) {
        applications.add(type);
      }
    }
    hook(instrumentation, loaded);
    for (Class<?> type : applications) {
      retransform(instrumentation, type);
    }
  }

  /** All at once, which is quick; if the JVM refuses one, one by one. */
  private void hook(Instrumentation instrumentation, List<Class<?>> types) {
    try {
      instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException
        | RuntimeException
        | LinkageError
        | InternalError oneRefused) {
      for (Class<?> type : types) {
        retransform(instrumentation, type);
      }
    }
  }

  /**
   * One by one: a class that the JVM itself can't link, such as an adapter of an absent library,
   * runs nowhere anyway.
   */
  private void retransform(Instrumentation instrumentation, Class<?> type) {
    try {
      instrumentation.retransformClasses(type);
    } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError failure) {
      if (type.getClassLoader() == null) {
        failed(type.getName().replace('.', '/'), failure);
      }
    }
  }

  /** On 17 every class may hold a call site; later only drivers and loops' runners matter. */
  private boolean isOfInterestLate(Class<?> type) {
    if (type.isArray() || type.isHidden() || isOwn(type.getClassLoader())) {
      return false;
    }
    if (jdk <= 18) {
      return type.getClassLoader() != ClassLoader.getPlatformClassLoader();
    }
    String name = type.getName();
    Polls wanted = polls;
    if (wanted != null && wanted.matches(name)) {
      return true;
    }
    String internal = name.replace('.', '/');
    return LoopEntry.of(internal) != null || !TurnEntry.of(internal).isEmpty() || isJdbc(type, 0);
  }

  private static boolean isJdbc(Class<?> type, int depth) {
    if (type == null || depth > 12) {
      return false;
    }
    if (type.getName().startsWith("java.sql.") || type.getName().startsWith("javax.sql.")) {
      return true;
    }
    for (Class<?> each : type.getInterfaces()) {
      if (isJdbc(each, depth + 1)) {
        return true;
      }
    }
    return isJdbc(type.getSuperclass(), depth + 1);
  }

  /**
   * Completes what {@link HookTable#live} and {@link HookTable#missing} say by the JDK classes that
   * are not loaded yet, as far as the cache knows them; false if it does not know all.
   */
  public boolean recall() {
    boolean all = true;
    for (String type : jdkTypes) {
      all &= jdkClasses.recall(type);
    }
    return all;
  }

  /**
   * Completes the rest from the JDK's class files, some milliseconds a class; ends early when
   * interrupted.
   */
  public void foresee() {
    for (String type : jdkTypes) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      try {
        if (!jdkClasses.recall(type)) {
          jdkClasses.foresee(type);
        }
      } catch (IOException | RuntimeException failure) {
        failed(type, failure);
      }
    }
  }

  /** How many classes could not be rewritten. */
  public int failures() {
    return failures.get();
  }

  /** The first failure in words; null if there was none. */
  public String firstFailure() {
    return firstFailure;
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String type,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] original) {
    if (loader != null) {
      access.loading(type, module);
    }
    return transform(loader, type, redefined, domain, original);
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String type,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] original) {
    if (type == null) {
      return null;
    }
    try {
      if (LoopEntry.THREAD_TYPES.contains(type)) {
        herald.herald();
        readiness.await();
      } else if (loader != null && LoopEntry.of(type) != null) {
        herald.herald();
      }
      if (loader == null) {
        return jdkTypes.contains(type) ? jdkClasses.rewrite(type, original) : null;
      }
      if (isOwn(loader) || loader == ClassLoader.getPlatformClassLoader()) {
        return null;
      }
      byte[] sites = applicationClasses.rewrite(type, loader, original);
      byte[] hooked = withRegions(type, original, sites);
      byte[] monitors = withMonitors(type, original, hooked, redefined);
      return withPolls(type, original, withAccepted(type, original, monitors));
    } catch (Throwable failure) {
      failed(type, failure);
      return null;
    }
  }

  /** What goes wrong here leaves the class with its hooks. */
  private byte[] withRegions(String type, byte[] original, byte[] hooked) {
    UserRegions regions = userRegions;
    if (regions == null) {
      return hooked;
    }
    try {
      byte[] both = regions.rewrite(type, hooked == null ? original : hooked);
      return both == null ? hooked : both;
    } catch (RuntimeException failure) {
      failed(type, failure);
      return hooked;
    }
  }

  /**
   * What goes wrong here leaves the class with its hooks. The methods of a loaded class must stay
   * as they are, so it is changed again if it was when it was loaded, and else never.
   */
  private byte[] withMonitors(String type, byte[] original, byte[] hooked, Class<?> redefined) {
    boolean mayChange = redefined == null || withMonitors.contains(type);
    if (!StallgateMonitors.covered || !mayChange) {
      return hooked;
    }
    try {
      byte[] both = MonitorRewriter.rewrite(type, hooked == null ? original : hooked);
      if (both != null) {
        withMonitors.add(type);
      }
      return both == null ? hooked : both;
    } catch (RuntimeException failure) {
      StallgateMonitors.EXCEPT.put(type.replace('/', '.'), true);
      failed(type, failure);
      return hooked;
    }
  }

  /** What goes wrong here leaves the class with its hooks. */
  private byte[] withAccepted(String type, byte[] original, byte[] hooked) {
    AcceptedMethods methods = accepted;
    if (methods == null) {
      return hooked;
    }
    try {
      byte[] both = methods.rewrite(type, hooked == null ? original : hooked);
      return both == null ? hooked : both;
    } catch (RuntimeException failure) {
      failed(type, failure);
      return hooked;
    }
  }

  /** As {@link #withAccepted}. */
  private byte[] withPolls(String type, byte[] original, byte[] hooked) {
    Polls wanted = polls;
    if (wanted == null) {
      return hooked;
    }
    try {
      byte[] both = wanted.rewrite(type, hooked == null ? original : hooked);
      return both == null ? hooked : both;
    } catch (RuntimeException | LinkageError failure) {
      failed(type, failure);
      return hooked;
    }
  }

  private boolean isOwn(ClassLoader loader) {
    return loader == Instrumenter.class.getClassLoader();
  }

  private void failed(String type, Throwable failure) {
    if (failures.getAndIncrement() == 0) {
      firstFailure = type.replace('/', '.') + ": " + failure;
    }
    if (jdkTypes.contains(type)) {
      table.miss(type.replace('/', '.') + " (" + failure + ")");
    }
  }
}
