# sys.exit with a text writes it to standard error; the status is 1.
import sys
print('out')
sys.exit('bye: the reason')
