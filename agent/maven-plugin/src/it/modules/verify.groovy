// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

Closure<Integer> reports = { String module ->
  File[] files = new File(basedir, "$module/target/stallgate").listFiles({ it.name.endsWith('.jsonl') } as FileFilter)
  files == null ? 0 : files.length
}
List<String> builds = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
assert builds.collect { it.contains('BUILD SUCCESS') } ==
    [true, false, true, false]
String log = builds[0]

// Each JVM of a module reports, and they are judged together; the baseline at the root holds for all modules.
assert reports('forks') == 2
assert log.contains('accepted by stallgate-baseline.txt: 1 finding')
// Where only failsafe dropped the agent, the line is named.
int line = new File(basedir, 'forks/pom.xml').readLines().findLastIndexOf { it.contains('<argLine>') } + 1
assert log.contains('[WARNING] nothing measured in some of the tests, which ran without the agent (exit 3)')
assert log.contains("failsafe's <argLine> replaced the agent. Found in forks/pom.xml:$line: <argLine>-Xmx256m</argLine>")
// A plain ${argLine} in failsafe keeps the agent.
assert reports('its') == 1
assert log.count('passed: no new findings of severity error') == 2
// Tests without a loop, and no tests at all, are no gap beside modules that were measured.
assert reports('plain') == 1
assert log.contains('the agent ran, and no test of this module started an event loop')
assert reports('empty') == 0
assert log.contains('no tests ran, nothing to judge')

assert builds[1].contains('nothing measured: the agent ran in 1 JVM and never saw an event loop (exit 3)')

assert builds[2].contains('passed: no new findings of severity error')
assert builds[2].contains('accepted by stallgate-baseline.txt: 1 finding')
assert builds[2].contains('measured in 3 reports:')
// Its formats lie in a directory that no test has made.
assert new File(basedir, 'empty/target/stallgate/stallgate.html').length() > 0

// Unless the pom says otherwise, losing the agent in some of the tests fails the build.
assert builds[3].contains('accepted by stallgate-baseline.txt: 1 finding')
assert builds[3].contains('[ERROR] nothing measured in some of the tests, which ran without the agent (exit 3)')
