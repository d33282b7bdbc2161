/// Files and folders as scripts may reach them.
package protocol HostFiles {}
