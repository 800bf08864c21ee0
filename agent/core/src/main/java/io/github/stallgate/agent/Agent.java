// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.act.Thrower;
import io.github.stallgate.act.slice.Slices;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.StandIn;
import io.github.stallgate.instrument.HookTable;
import io.github.stallgate.instrument.Instrumenter;
import io.github.stallgate.instrument.JdbcTypes;
import io.github.stallgate.instrument.PatchCache;
import io.github.stallgate.instrument.Polls;
import io.github.stallgate.instrument.UserRegions;
import io.github.stallgate.loops.Recognisers;
import io.github.stallgate.loops.RuntimeWays;
import io.github.stallgate.observe.Inbox;
import io.github.stallgate.observe.Notice;
import io.github.stallgate.observe.Observer;
import io.github.stallgate.observe.watch.WatchPost;
import io.github.stallgate.observe.watch.Watchdog;
import io.github.stallgate.options.CpuOptions;
import io.github.stallgate.options.OptionError;
import io.github.stallgate.options.OptionKey;
import io.github.stallgate.options.OptionSources;
import io.github.stallgate.options.Options;
import io.github.stallgate.policy.Policies;
import io.github.stallgate.report.Contexts;
import io.github.stallgate.report.Diagnostic;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.FindingStore;
import io.github.stallgate.report.LoopsBean;
import io.github.stallgate.report.LoopsRegistration;
import io.github.stallgate.report.ReportLog;
import io.github.stallgate.report.ReportedLag;
import io.github.stallgate.report.Shell;
import io.github.stallgate.report.Summary;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.function.Consumer;

/**
 * The agent in one JVM: makes the stages and wires them.
 *
 * <p>What runs before the application's main method is kept small: no lambda, no formatting, no
 * reflection, and nothing made that only a loop or a finding needs.
 */
public final class Agent {
  private final AgentLog log = new AgentLog();
  private final FindingStore store = new FindingStore();
  private final Contexts contexts = new Contexts();
  private final Publisher publisher = new Publisher(store, log);
  private final Inbox inbox = new Inbox();
  private final HookTable hooks = new HookTable();
  private final JdbcTypes jdbc = new JdbcTypes();
  private final Machine machine = new Machine();
  private final int jdk = Runtime.version().feature();
  private final Instrumentation instrumentation;
  private final OptionSources sources;
  private final boolean late;
  private final MethodHandles.Lookup lookup;
  private final PatchCache cache;
  private final Instrumenter instrumenter;
  private final WatchPost watch;
  private final Observer observer;
  private CpuOptions cpu;
  private CleanRuns cleanRuns;
  private UserRegions regions;
  private Options options;
  private Policies policies;
  private Judge judge;
  private Thrower.Refusals refusals;

  private Agent(
      OptionSources sources,
      Options options,
      String build,
      boolean late,
      Instrumentation instrumentation,
      MethodHandles.Lookup lookup)
      throws OptionError {
    this.instrumentation = instrumentation;
    this.lookup = lookup;
    this.sources = sources;
    this.options = options;
    this.late = late;
    this.policies = new Policies(options);
    this.cache = new PatchCache(Machine.cache(options, build, policies.isRerouting()));
    this.instrumenter =
        new Instrumenter(hooks, cache, jdbc, jdk, isRefusing(), policies.isRerouting());
    this.watch =
        new WatchPost(hooks, policies.watchLimits(), new Sightings(instrumentation, inbox, log));
    this.observer =
        new Observer(inbox, watch, options.loops(), instrumenter.readiness(), publisher);
  }

  /**
   * Starts the agent, or says in one line why not.
   *
   * @param build names the agent's jar, for the cache
   * @param lookup may define classes in {@code java.lang}
   * @param late whether the application runs already
   */
  public static void start(
      String arguments,
      String build,
      Instrumentation instrumentation,
      MethodHandles.Lookup lookup,
      boolean late) {
    OptionSources sources = OptionSources.ofThisJvm(arguments);
    try {
      if (HelpRequest.isIn(arguments)) {
        HelpRequest.answer(arguments);
        return;
      }
      Options options = Options.read(sources, Rule.ids());
      if (options.mode() != Options.Mode.OFF) {
        new Agent(sources, options, build, late, instrumentation, lookup).install();
      }
    } catch (OptionError bad) {
      System.err.println("[stallgate] off: " + Escape.line(bad.getMessage()));
      if (Options.isStrict(sources)) {
        System.exit(2);
      }
    } catch (Throwable failure) {
      StallgateHooks.sink = null;
      System.err.println("[stallgate] off, the application runs without it: " + failure);
    }
  }

  /**
   * The JDK's classes are hooked by the reporter, beside the starting application. At once they are
   * hooked where loops may be there before their frameworks' classes: after a late attach, and
   * where loops are told by thread names.
   */
  private void install() {
    hooks.limits(policies.minimums(), policies.refusable(), policies.rerouted());
    warmUp();
    StallgateApi.contexts = new ContextDesk(contexts, observer, watch, inbox, this);
    StallgateHooks.sink = observer;
    String baseline = options.text(OptionKey.BASELINE);
    if (!baseline.isEmpty()) {
      prove(baseline);
    }
    if (policies.isRerouting()) {
      Notices notices = new Notices(inbox);
      observer.loops().runtimes(new RuntimeWays(hooks, notices));
      regions = new UserRegions(options.regions(), hooks, notices);
      instrumenter.listen(regions);
    }
    poll();
    instrumenter.listen(instrumentation, watch);
    watch.start();
    boolean atOnce = late || !options.loops().isEmpty();
    if (atOnce) {
      hook(instrumentation);
    }
    Reporter reporter =
        new Reporter(
            this, atOnce ? null : instrumentation, inbox, store, contexts, publisher, log, watch);
    refusals = reporter;
    arm();
    Thread thread = new Thread(null, reporter, "stallgate-reporter", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Agent.class.getClassLoader());
    thread.start();
    Farewell farewell = new Farewell(thread, reporter, instrumenter.readiness());
    Runtime.getRuntime().addShutdownHook(farewell.thread());
    if (late) {
      observer.loops().scan();
    }
  }

  /** Logged by the reporter; a class and not a lambda, because it is made at start. */
  private record Notices(Inbox inbox) implements Consumer<String> {
    @Override
    public void accept(String line) {
      inbox.send(new Notice(line));
    }
  }

  /** Before the first class of the application is loaded. */
  private void prove(String baseline) {
    cleanRuns = CleanRuns.of(baseline, policies, log);
    if (cleanRuns != null) {
      instrumenter.listen(cleanRuns.methods());
    }
  }

  /** Before the first class of the application is loaded. */
  private void poll() {
    cpu = CpuOptions.of(options, jdk, new JdkPackages());
    if (cpu.polls().isEmpty()) {
      return;
    }
    Polls polls = new Polls(cpu.polls(), lookup);
    String failure = polls.prepare();
    if (failure != null) {
      log.once("no class gets polls, and nobody slices: " + failure);
      return;
    }
    instrumenter.poll(polls);
    Slices slices = new Slices(cpu, polls, log::once);
    slices.start();
    observer.slice(slices);
  }

  /** What the whole run proves, unless it missed anything. */
  void tellClean(Recorder to, long lost) {
    boolean whole = lost == 0 && StallgateHooks.failures == 0 && !observer.hasPassedOver();
    if (cleanRuns != null && whole) {
      cleanRuns.tell(store, to);
    }
  }

  /** What was asked for and met nothing. */
  void tellUnmet() {
    if (regions != null) {
      regions.unmet().forEach(log::once);
    }
  }

  /** Hooks the JDK's classes that are loaded. */
  void hook(Instrumentation instrumentation) {
    cache.load();
    instrumenter.install(instrumentation, late);
  }

  /** Every class of the bridge has run once before rewritten code calls it. */
  private void warmUp() {
    StallgateLoop self = new StallgateLoop(Thread.currentThread(), "self", "self");
    int sleep = StandIn.ALL.get(0).id();
    StallgateTable.add(self);
    StallgateHooks.exit(StallgateHooks.enterSleep(sleep, 1), sleep, null);
    StallgateHooks.disallow(StallgateHooks.allow());
    StallgateTurns.end(StallgateTurns.begin(null));
    StallgateTurns.end(StallgateTurns.beginEvent());
    StallgateTurns.busy(StallgateTurns.idle());
    StallgateTurns.next();
    StallgateTable.remove(self);
    StallgateRuns.ran(0);
    StallgateTrace.key(new Throwable());
    StallgateLifecycle.ending();
  }

  /** Calls are asked for before they begin only where a policy wants it. */
  private void arm() {
    if (isRefusing()) {
      Judge by = judge();
      observer.veto(new Thrower(hooks, by.classifier(), policies, by.annotations(), refusals));
    } else {
      observer.veto(null);
    }
  }

  private boolean isRefusing() {
    for (boolean refusable : policies.refusable()) {
      if (refusable) {
        return true;
      }
    }
    return false;
  }

  /** Whether the coverage is whole already, or will take some time of a core. */
  boolean knowsCoverage() {
    return instrumenter.recall();
  }

  /** The reporter's first act: completes the coverage and says that the agent is there. */
  void announce() {
    instrumenter.foresee();
    if (options.mode() != Options.Mode.OBSERVE && !options.is(OptionKey.QUIET)) {
      System.err.println(
          StartLine.of(options, hooks, standIns(), machine.report(options).getPath()));
    }
    if (instrumenter.firstFailure() != null) {
      log.once(
          instrumenter.failures()
              + " classes could not be hooked, first "
              + instrumenter.firstFailure());
    }
    for (String refusal : cpu.refused()) {
      log.once(refusal);
    }
    for (String advice : Advice.of(options, late, jdk)) {
      log.once(advice);
    }
    String notKept = cache.save();
    if (notKept != null) {
      log.once(
          "the start-up cache is not kept, the next start takes some milliseconds more: "
              + notKept
              + ". Give another directory with cache=DIR, or cache=off");
    }
  }

  synchronized Judge judge() {
    if (judge == null) {
      judge = new Judge(hooks, jdbc, policies, jdk);
    }
    return judge;
  }

  /**
   * The report, begun. Made when the first loop appears: test runners set their system properties
   * only after the agent has started, so the options are read once more here.
   */
  Recorder recorder(Watch forLoops) {
    Watchdog watchdog = null;
    if (forLoops != null) {
      reread();
      watchdog = watch.awaitWatchdog();
      forLoops.judge(new StallJudge(judge(), Management.isDebugged()));
    }
    boolean wanted = options.mode() == Options.Mode.REPORT || options.mode() == Options.Mode.THROW;
    Recorder recorder = new Recorder(wanted ? new ReportLog(machine.report(options)) : null, log);
    boolean callSites = jdk <= StandIn.LAST_JDK_WITH_MANY;
    int live = hooks.live() + standIns();
    recorder.begin(machine.header(options), live, hooks.missing(), callSites, watchdog);
    return recorder;
  }

  /** Says once of each framework that its calls are not rerouted, if they were to be. */
  void tellIfNotRerouted(String kind) {
    if (policies.isRerouting() && !Recognisers.canReroute(kind)) {
      log.once(Advice.refusal(options, kind));
    }
  }

  boolean wantsFlight() {
    return options.is(OptionKey.JFR);
  }

  /** Puts the counters on the platform MBean server, if that is wanted. */
  void manage(FindingStore findings, Reporter reporter) {
    String failure =
        options.is(OptionKey.JMX)
            ? LoopsRegistration.register(new LoopsBean(findings, reporter::loopsSeen))
            : null;
    if (failure != null) {
      log.once(failure);
    }
  }

  /** Calls that last so many nanoseconds are told one by one, also those of a known place. */
  void tellCallsFrom(long nanos) {
    observer.sendFrom(nanos);
  }

  /** The words for a finding in this JVM; where the report goes is known by then. */
  Diagnostic words() {
    return new Diagnostic("--report " + Shell.path(machine.report(options).toPath().getParent()));
  }

  private void reread() {
    try {
      Options now = Options.read(sources, Rule.ids());
      if (!now.isSameAs(options)) {
        options = now;
        policies = new Policies(now);
        hooks.limits(policies.minimums(), policies.refusable(), policies.rerouted());
        judge().policies(policies);
        watch.limits(policies.watchLimits());
        observer.loops().names(now.loops());
        arm();
      }
    } catch (OptionError bad) {
      log.once("a late system property is not used: " + bad.getMessage());
    }
  }

  private int standIns() {
    int count = 0;
    for (StandIn standIn : StandIn.ALL) {
      count += jdk <= standIn.untilJdk() ? 1 : 0;
    }
    return count;
  }

  /** The last lines on the console. */
  void summarise(int loops, long lost, String report, List<ReportedLag> lags) {
    if (StallgateHooks.failures > 0) {
      log.once(StallgateHooks.failures + " hooks failed and were passed over");
    }
    if (options.mode() == Options.Mode.OBSERVE || options.is(OptionKey.QUIET)) {
      return;
    }
    for (String line : Summary.of(store, loops, lost, report, lags)) {
      System.err.println(line);
    }
  }
}
