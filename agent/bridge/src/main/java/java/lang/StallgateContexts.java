// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.util.List;
import java.util.Map;

/**
 * What the public facade asks of the agent about tests and the findings in them. What stands for a
 * context is the agent's own. No method throws.
 */
public abstract class StallgateContexts {
  /**
   * @param name how findings name it; null if they shall not
   * @param collects whether its findings will be asked for
   */
  public abstract Object begin(String name, boolean collects);

  /** What begins from now on is not in it. */
  public abstract void end(Object context);

  /** Ends it, and nobody will ask for its findings any more. */
  public abstract void forget(Object context);

  /** What began in it, as far as it is judged. */
  public abstract List<Map<String, Object>> findings(Object context);

  /** The text for a finding of the context; null if it has none of that id. */
  public abstract String diagnostic(Object context, String id);

  /** Waits until all that was observed by now is judged; false if it was not in time. */
  public abstract boolean settle(long nanos);
}
