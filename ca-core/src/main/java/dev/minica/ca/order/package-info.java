/** What is asked of a CA: values that are checked before anything is touched. */
@NullMarked
package dev.minica.ca.order;

import org.jspecify.annotations.NullMarked;
