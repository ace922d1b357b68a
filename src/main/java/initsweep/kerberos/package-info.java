/** Kerberos as the user of a secured Hadoop cluster meets it: what its refusals mean. */
package initsweep.kerberos;
