def f(path):
    for part in path:
        try:
            with open(part) as file:
                return file.read()
        except OSError as error:
            continue
        except (KeyError, ValueError):
            raise
        else:
            break
        finally:
            close(part)
