// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

// Both agents were in the JVM, whichever came first, and the blanks in the path held together.
for (module in ['before it', 'after it']) {
  File target = new File(basedir, "$module/target")
  assert new File(target, 'jacoco.exec').length() > 0
  File[] reports = new File(target, 'stallgate').listFiles({ it.name.endsWith('.jsonl') } as FileFilter)
  assert reports.length == 1
  assert reports[0].text.contains('"type":"loop"')
}
String log = new File(basedir, 'build.log').text
assert log.count('passed: no new findings of severity error') == 2
