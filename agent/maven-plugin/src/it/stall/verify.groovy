// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

String log = new File(basedir, 'build.log').text
List<String> builds = log.split('Scanning for projects').tail()
assert builds.collect { it.contains('BUILD SUCCESS') } ==
    [false, true, true, true, false, false, true, true, false, false, false, true, false, false]
def (red, warned, allowed, budget, badBudget, noBaseline, skipped, noTests, badSeverity, badFormat, dropped, droppedAllowed, off,
    unprepared) = builds

// The gate's verdict is Maven's own reason, and the jar that accepts is named.
assert red.contains('argLine set to -javaagent:')
assert red.contains('[ERROR] failed: 1 new finding of severity error')
assert red.contains('error[BlockingSleep] Thread.sleep held')
assert red.contains('baseline accept')
assert red =~ /run it in .*stall; stallgate-agent.jar is .*stallgate-agent-.*\.jar/
File written = new File(basedir, 'target/stallgate')
for (name in ['stallgate.html', 'stallgate.sarif', 'TEST-stallgate.xml']) {
  assert new File(written, name).length() > 0
}
assert new File(written, 'stallgate.sarif').text.contains('src/test/java/com/acme/OrdersTest.java"')
assert red =~ /Failed to execute goal .*:check .* failed: 1 new finding/
// The same, but only told; one report, since the first build's was removed.
assert warned.contains('[WARNING] failed: 1 new finding of severity error')
assert warned.contains('measured in 1 report:')
// Judged again without a test.
assert allowed.contains('passed: 1 new finding of severity error, 1 allowed')
// A baseline that somebody names must exist.
assert noBaseline =~ /\[ERROR\] stallgate: .*absent.txt/
// A budget that nothing was measured for is said, and fails nothing.
assert budget.contains('passed: 1 new finding of severity error, 1 allowed, 1 budget not judged')
assert badBudget.contains('did you mean lag.p90?')
// Neither the agent nor the gate.
assert skipped.contains('skipped, since stallgate.skip is set')
assert !skipped.contains('[stallgate 1')
// No test ran, and what lies there of the builds before does not count.
assert noTests.contains('no tests ran, nothing to judge')
// A wrong word is named, with the nearest that is right.
assert badSeverity.contains('failOn: unknown value "eror"; did you mean error?')
assert badFormat.contains('reportFormats: unknown value "sarf"; did you mean sarif?')
// The command line drops the agent.
assert dropped.contains('nothing measured: 1 test ran, but the agent never saw an event loop (exit 3)')
assert dropped.contains('-DargLine on the command line replaced the agent')
assert droppedAllowed.contains('[WARNING] nothing measured: 1 test ran')
// The agent stood there, and was off; or was never put there.
assert off.contains('[ERROR]   likely  the agent is off, or refused to start')
assert unprepared.contains('[ERROR]   likely  prepare-agent did not run before the tests')
