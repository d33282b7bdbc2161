# import wants a name.
import
