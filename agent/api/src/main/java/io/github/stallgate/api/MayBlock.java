// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method, or every method of the class, may block an event loop, and so may whatever it calls.
 * The agent stays silent about it. Lambdas written inside the method belong to it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
public @interface MayBlock {
  /**
   * Why it is right here, for the person who reads it next. Not blank; a blank one gives no
   * consent.
   */
  String reason();
}
