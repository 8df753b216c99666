package io.octollm.app.faults;

import io.octollm.orchestrator.Orchestrator;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.pitest.classinfo.ClassName;
import org.pitest.classpath.ClassloaderByteArraySource;
import org.pitest.mutationtest.EngineArguments;
import org.pitest.mutationtest.engine.Mutater;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.config.GregorEngineFactory;

/** The fold, changed in one small way: by PIT's default mutators, as the profile of mutants does. */
final class FoldMutants {
  private static final ClassDesc REACHED = ClassDesc.of("java.lang.IllegalStateException");

  private final ClassloaderByteArraySource source =
      new ClassloaderByteArraySource(FoldMutants.class.getClassLoader());
  private final Mutater mutater =
      new GregorEngineFactory().createEngine(EngineArguments.arguments()).createMutator(source);

  /** All of them, in an order that the seed says. */
  List<MutationDetails> shuffled(long seed) throws IOException {
    Path built = Path.of(Orchestrator.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    List<MutationDetails> all = new ArrayList<>();
    if (Files.isDirectory(built)) {
      find(built, all);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(built)) {
        find(jar.getPath("/"), all);
      }
    }
    Collections.shuffle(all, new Random(seed));
    return all;
  }

  private void find(Path classes, List<MutationDetails> all) throws IOException {
    try (Stream<Path> files = Files.walk(classes.resolve("io/octollm/orchestrator"))) {
      files.filter(file -> file.toString().endsWith(".class")).sorted()
          .map(file -> classes.relativize(file).toString().replace(".class", "").replace('/', '.'))
          .forEach(name -> all.addAll(mutater.findMutations(ClassName.fromString(name))));
    }
  }

  /** Writes the changed class below a folder that then goes first on a class path. */
  void write(MutationDetails mutation, Path folder) throws IOException {
    write(mutation.getClassName(), mutater.getMutation(mutation.getId()).getBytes(), folder);
  }

  /**
   * Writes the class with a bomb on the line that the mutant changes: what does not notice this one
   * does not come by there.
   */
  void writeBomb(MutationDetails mutation, Path folder) throws IOException {
    ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
        ClassHierarchyResolver.ofClassLoading(FoldMutants.class.getClassLoader())));
    byte[] original = source.getBytes(mutation.getClassName().asInternalName()).orElseThrow();
    CodeTransform bomb = (code, element) -> {
      if (element instanceof LocalVariable || element instanceof LocalVariableType) {
        return; // Those behind the bomb are gone: a class that names them would not load.
      }
      code.with(element);
      if (element instanceof LineNumber line && line.line() == mutation.getLineNumber()) {
        code.new_(REACHED).dup().invokespecial(REACHED, "<init>", MethodTypeDesc.ofDescriptor("()V")).athrow();
      }
    };
    byte[] changed = classFile.transformClass(classFile.parse(original),
        ClassTransform.transformingMethodBodies(
            method -> method.methodName().equalsString(mutation.getMethod())
                && method.methodType().equalsString(mutation.getId().getLocation().getMethodDesc()), bomb));
    write(mutation.getClassName(), changed, folder);
  }

  private static void write(ClassName name, byte[] bytes, Path folder) throws IOException {
    Path file = folder.resolve(name.asInternalName() + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
