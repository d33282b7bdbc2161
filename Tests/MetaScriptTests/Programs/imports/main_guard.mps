# __name__ is __main__ in the program that is run.
def main():
    print('main runs', __name__)
    return 0
if __name__ == '__main__':
    main()
import _helper
print(_helper.Thing().name(), __file__.endswith('main_guard.mps'))
